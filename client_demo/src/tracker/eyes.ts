/** The tracker, started: from then on the camera's picture is looked at. */
import type { Camera } from "../camera";
import { prepareToEncode } from "../encode";
import type { Store } from "../state/store";
import type { FrameTaker } from "../still";
import { Core } from "./core";
import coreUrl from "./core.gen.wasm?url";
import { Live, type LiveFrame } from "./live";

/** @throws where the browser does not run it. */
export async function openedEyes(store: Store, camera: Camera, frames: FrameTaker, show: (frame: LiveFrame) => void): Promise<Live> {
  prepareToEncode();
  return new Live(await Core.load(fetch(coreUrl)), store, camera, frames, show);
}
