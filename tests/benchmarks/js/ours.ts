/** What the benchmark follows with, bundled into one module. */
export { Core } from "../../../client_demo/src/tracker/core";
export { Follower } from "../../../client_demo/src/tracker/follower";
