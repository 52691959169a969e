// Makes the three members a replica set, and the user of the service in it. May run again and again.
const password = process.env.ROOT_PASSWORD;
const root = `mongodb://root:${encodeURIComponent(password)}@`;

function admin(uri) {
    return new Mongo(uri).getDB("admin");
}

const first = admin(`${root}mongo-1/?directConnection=true&authSource=admin`);
try {
    first.adminCommand({replSetGetStatus: 1});
} catch (e) {
    if (e.codeName !== "NotYetInitialized") {
        throw e;
    }
    first.adminCommand({
        replSetInitiate: {
            _id: "taskflow",
            members: [1, 2, 3].map((n) => ({_id: n, host: `mongo-${n}:27017`, priority: n === 1 ? 2 : 1})),
        },
    });
}

const set = admin(`${root}mongo-1,mongo-2,mongo-3/?replicaSet=taskflow&authSource=admin`);
const roles = ["taskflow_log", "taskflow_identity", "taskflow_views"].map((db) => ({role: "readWrite", db}));
const pwd = process.env.SERVICE_PASSWORD;
if (set.getUser("taskflow") === null) {
    set.createUser({user: "taskflow", pwd, roles});
} else {
    set.updateUser("taskflow", {pwd, roles});
}
print("the replica set and its user are there");
