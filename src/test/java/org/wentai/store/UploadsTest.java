package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wentai.store.Uploads.Upload;

class UploadsTest extends OnEachDatabase {
  private long add(String name, int second, byte... bytes) {
    return count(w -> w.uploads().add(new Upload(0, 1001, name, bytes, at(second))));
  }

  @Test
  void aFileComesBackByteForByte() {
    long id = add("帖子.txt", 1, (byte) 0, (byte) -1, (byte) 10);
    assertThat(found(w -> w.uploads().find(id)))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(new Upload(id, 1001, "帖子.txt", new byte[] {0, -1, 10}, at(1)));
  }

  @Test
  void oneIsRemovedOnceAndOldOnesAreForgotten() {
    long removed = add("a.txt", 1);
    long old = add("b.txt", 2);
    long kept = add("c.txt", 3);
    assertThat(did(w -> w.uploads().remove(removed))).isTrue();
    assertThat(did(w -> w.uploads().remove(removed))).isFalse();
    assertThat(count(w -> w.uploads().prune(at(3)))).isEqualTo(1);
    assertThat(found(w -> w.uploads().find(old))).isEmpty();
    assertThat(found(w -> w.uploads().find(kept))).map(Upload::name).contains("c.txt");
    assertThat(found(w -> w.uploads().find(removed))).isEmpty();
  }
}
