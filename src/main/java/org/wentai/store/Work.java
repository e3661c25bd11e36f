package org.wentai.store;

/** One transaction's view of the database. Not to be used after it, nor by several threads. */
public final class Work {
  Work() {}

  public Inbox inbox() {
    throw new UnsupportedOperationException();
  }

  public Outbox outbox() {
    throw new UnsupportedOperationException();
  }

  public Exchanges exchanges() {
    throw new UnsupportedOperationException();
  }

  public Chats chats() {
    throw new UnsupportedOperationException();
  }

  public Wishes wishes() {
    throw new UnsupportedOperationException();
  }

  public Audit audit() {
    throw new UnsupportedOperationException();
  }

  public Uploads uploads() {
    throw new UnsupportedOperationException();
  }

  public Names names() {
    throw new UnsupportedOperationException();
  }

  public Marks marks() {
    throw new UnsupportedOperationException();
  }
}
