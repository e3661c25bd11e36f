package org.wentai.store;

import org.jdbi.v3.core.Handle;

/** One transaction's view of the database. Not to be used after it, nor by several threads. */
public final class Work {
  private final Handle handle;
  private final Dialect dialect;

  Work(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  public Inbox inbox() {
    return new Inbox(handle, dialect);
  }

  public Outbox outbox() {
    return new Outbox(handle, dialect);
  }

  public Exchanges exchanges() {
    return new Exchanges(handle);
  }

  public Judgements judgements() {
    return new Judgements(handle);
  }

  public Chats chats() {
    return new Chats(handle, dialect);
  }

  public Sites sites() {
    return new Sites(handle);
  }

  public LivePosts posts() {
    return new LivePosts(handle);
  }

  public FolderThreads folderThreads() {
    return new FolderThreads(handle);
  }

  public Subscriptions subscriptions() {
    return new Subscriptions(handle);
  }

  public Lanes lanes() {
    return new Lanes(handle, dialect);
  }

  public Alerts alerts() {
    return new Alerts(handle, dialect);
  }

  public DeadLetters deadLetters() {
    return new DeadLetters(handle);
  }

  public Retention retention() {
    return new Retention(handle);
  }

  public Forgetting forgetting() {
    return new Forgetting(handle);
  }

  public Audit audit() {
    return new Audit(handle);
  }

  public Uploads uploads() {
    return new Uploads(handle);
  }

  public Names names() {
    return new Names(handle);
  }

  public Marks marks() {
    return new Marks(handle);
  }

  public Leases leases() {
    return new Leases(handle);
  }
}
