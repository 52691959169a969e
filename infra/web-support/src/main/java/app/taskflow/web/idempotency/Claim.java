package app.taskflow.web.idempotency;

/** What a request learns about its key. */
sealed interface Claim {

    /**
     * It is the first, as far as is known here, and the key is its own until it is answered.
     *
     * @param fence tells this claim from every other one of the key
     */
    record Won(String fence) implements Claim {}

    /** Another with the key is being worked on. */
    record InUse() implements Claim {}

    /** The key was used for something else. */
    record Reused() implements Claim {}

    record Answered(KeptAnswer answer) implements Claim {}

    /** Redis does not tell. The log will, where something is done. */
    record Unknown() implements Claim {}
}
