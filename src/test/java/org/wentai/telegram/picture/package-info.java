/** Draws chats as they look in Telegram, for the README. */
@NullMarked
package org.wentai.telegram.picture;

import org.jspecify.annotations.NullMarked;
