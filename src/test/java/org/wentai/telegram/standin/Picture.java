package org.wentai.telegram.standin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A photo's size, where it is one that Telegram takes. */
record Picture(int width, int height) {
  private static final int MOST_SIDES = 10_000;
  private static final int MOST_RATIO = 20;

  static Picture of(Upload photo) {
    BufferedImage image = null;
    try {
      image = ImageIO.read(new ByteArrayInputStream(photo.bytes()));
    } catch (IOException e) {
      throw ApiException.bad(Violation.Kind.VALUE, "IMAGE_PROCESS_FAILED");
    }
    if (image == null) {
      throw ApiException.bad(Violation.Kind.VALUE, "IMAGE_PROCESS_FAILED");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    if (width + height > MOST_SIDES
        || Math.max(width, height) > MOST_RATIO * Math.min(width, height)) {
      throw ApiException.bad(Violation.Kind.LENGTH, "PHOTO_INVALID_DIMENSIONS");
    }
    return new Picture(width, height);
  }
}
