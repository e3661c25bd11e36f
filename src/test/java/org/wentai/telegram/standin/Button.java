package org.wentai.telegram.standin;

import java.util.Optional;

/** A button below a message: one that sends data, or one that opens a link. */
public record Button(String text, Optional<String> data, Optional<String> url) {}
