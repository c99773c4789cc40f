/** What the environment says a sample works with. Against the service there is no default: it would be somebody's. */
import type { Target } from "./target.js";

/** PHONE_NUMBER, in E.164; on an emulator the given one. */
export const phoneNumberFor = (target: Target, emulated: string): string =>
  settingOf("PHONE_NUMBER", target, emulated, "a telephone number in E.164");

/** SIP_FQDN, of a session border controller whose domain is verified for the resource; on an emulator an example. */
export const sipFqdnFor = (target: Target): string =>
  settingOf("SIP_FQDN", target, "sbc1.contoso.com", "the FQDN of your session border controller");

function settingOf(name: string, target: Target, emulated: string, what: string): string {
  if (target.emulator) return emulated;
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name} to ${what}.`);
  return value;
}
