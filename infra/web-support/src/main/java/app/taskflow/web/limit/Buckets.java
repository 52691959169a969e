package app.taskflow.web.limit;

import io.github.bucket4j.Bucket;

/** Where the requests of a budget are counted. */
interface Buckets {

    /** The bucket of the budget; another call may give another object for the same one. */
    Bucket of(Budget budget, Limit limit);
}
