package app.taskflow.log.lease;

/** The work that is done for partitions. Called by one thread, for one partition at a time. */
public interface LeaseListener {

    /** This node may work on the partition from now on. Must return soon: the work runs on threads of its own. */
    void acquired(Lease lease);

    /**
     * The lease ends: it is to be handed over, or is lost already, which {@link Lease#isHeld} tells. The work must
     * have stopped when this returns, which must be soon; only then is the partition given to another node.
     */
    void ending(Lease lease);
}
