/**
 * Python's pickle as far as it is data: numbers, texts, bytes, tuples, lists and dicts, in and out. Protocols whose messages are
 * pickles share this ground. It can name no class and call nothing: that is not switched off, it is not there.
 */
@NullMarked
package dsim.algorithms.pickle;

import org.jspecify.annotations.NullMarked;
