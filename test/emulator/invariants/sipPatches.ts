import fc from "fast-check";

const fqdn = fc.constantFrom(
  "sbc.contoso.com",
  "SBC.contoso.com",
  "two.contoso.com",
  "three.fabrikam.net",
  "-1",
);
const domainName = fc.constantFrom("contoso.com", "fabrikam.net", "-.x");
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 });
const someOf = { requiredKeys: [] };

const trunk = fc.record(
  {
    sipSignalingPort: fc.constantFrom(5061, 1, 65_535, 0, 65_536),
    enabled: fc.boolean(),
    directTransfer: fc.boolean(),
    privacyHeader: fc.constantFrom("id", "none", "other"),
    ipAddressVersion: fc.constantFrom("ipv4", "ipv6"),
  },
  someOf,
);
const plainTrunk = fc.record({ sipSignalingPort: fc.constantFrom(5061, 5062, 5063, 0) });

const route = fc.record(
  {
    name: fc.constantFrom("one", "two", "three", ""),
    numberPattern: fc.constantFrom("^\\+1", "^+49", ".*"),
    description: fc.constantFrom("", "by night"),
    trunks: fc.uniqueArray(fqdn, { maxLength: 2 }),
    callerIdOverride: fc.constant("+12065550100"),
  },
  { requiredKeys: ["name", "numberPattern"] },
);

/** PATCH bodies for SIP routing, right or a little wrong. */
export const anySipPatch: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ trunks: fc.dictionary(fqdn, orNull(plainTrunk), { maxKeys: 3 }) }),
  fc.record(
    {
      domains: fc.dictionary(domainName, orNull(fc.record({ enabled: fc.boolean() }, someOf)), {
        maxKeys: 2,
      }),
      trunks: fc.dictionary(fqdn, orNull(fc.oneof(plainTrunk, trunk)), { maxKeys: 3 }),
      routes: fc.array(route, { maxLength: 3 }),
    },
    someOf,
  ),
);
