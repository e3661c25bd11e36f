package org.wentai.telegram.standin;

/** Something that goes wrong with a call through no mistake of the bot's. */
public enum Fault {
  /** Refused with 429 and a retry_after. */
  TOO_MANY,
  /** 500 in JSON; not carried out. */
  SERVER_ERROR,
  /** 502 in HTML, as from a proxy; not carried out. */
  BAD_GATEWAY,
  /** The connection ends before anything is done. */
  DROPPED_BEFORE,
  /** Carried out, and then the connection ends without an answer. */
  DROPPED_AFTER,
  /** Carried out, and answered late. */
  SLOW
}
