/**
 * What is said, whatever the channel: a text comes in, a {@link org.wentai.chat.Reply} goes out.
 *
 * <p>May import {@code knowledge} (the posts), {@code answer} (the answers), {@code store}
 * (figures), {@code source} (what a given file holds), {@code index}, {@code text} and {@code
 * forum}; from outside XChart, for one picture. Knows nothing of terminals, Telegram or markup: a
 * reply is words, numbers and ranges, and each channel renders it its own way.
 *
 * <p>What always holds: each asker has a {@link org.wentai.chat.Conversation} of their own, so a
 * follow-up leans on nobody else's question; every word for people stands in the message bundles,
 * in Chinese and in English; a quotation's bold ranges lie inside its text.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.chat;
