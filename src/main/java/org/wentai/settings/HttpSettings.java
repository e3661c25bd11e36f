package org.wentai.settings;

/**
 * Where health, metrics and webhooks are served.
 *
 * @param host the address to listen at
 * @param port from 1 to 65535; 0 serves nothing
 */
public record HttpSettings(String host, int port) {}
