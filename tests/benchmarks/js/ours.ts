/** What the benchmark follows with, bundled into one module. */
export { Core } from "../../../client_demo/src/tracker/core";
export { Pyramid } from "../../../client_demo/src/tracker/picture";
export { expected, Key, Tracker } from "../../../client_demo/src/tracker/tracker";
