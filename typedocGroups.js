import { CommentTag, Converter } from "typedoc";

/** What the groups of the reference have in them, by its name. `typedoc.json` has their order. */
const groups = [
  ["Clients", /^(PhoneNumbers|SipRouting)Client$/],
  ["Emulator", /^(create|start)?(Http)?Emulator$/],
  ["Options", /Options$|OptionalParams$/],
  ["Operations and listings", /Poller$|OperationState$|^Listing$|^ResultPage$/],
  ["Errors and log", /Error$|^logger$/],
  ["Models", /^/],
];

/** Groups what each door exports. A `@group` in each docstring would be in the text that editors show, too. */
export function load({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const exported = (project.children ?? []).flatMap((door) => door.children ?? []);
    for (const one of exported.filter((some) => !some.isReference())) {
      const [group] = groups.find(([, names]) => names.test(one.name));
      // What has no docstring gets none here: TypeDoc shall complain of it.
      const { comment } = one.signatures?.[0] ?? one;
      comment?.blockTags.push(new CommentTag("@group", [{ kind: "text", text: group }]));
    }
  });
}
