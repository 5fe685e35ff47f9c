/**
 * Groups that meet at a Group Coordinator Daemon (GCD), as in the labs of Seattle University's CPSC 5520: the GCD, members that
 * greet, the client that greets them (lab 1), and the bully election of those who joined (lab 2). They speak the labs' own
 * pickles over TCP, in the dialects of the terms. Stands on the ground of elections and of pickle; knows no other algorithm.
 */
@NullMarked
package dsim.algorithms.gcd;

import org.jspecify.annotations.NullMarked;
