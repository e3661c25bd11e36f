/**
 * The project's own stand-in for Telegram's Bot API server: for tests, and for trying the bot by
 * hand. It is strict where the real server is, and records every break of its rules.
 */
@NullMarked
package org.wentai.telegram.standin;

import org.jspecify.annotations.NullMarked;
