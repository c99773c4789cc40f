import { NODE_ONLY } from "../service/nodeOnly.js";

/** Says which of the service's scenarios a browser does not run. */
export default function sayWhatIsNotHere(): void {
  const lines = Object.entries(NODE_ONLY).map(([target, why]) => `  "${target}": ${why}`);
  console.log(["Of the scenarios' targets, these do not run in a browser:", ...lines].join("\n"));
}
