// Direct routing: each public method checks, delegates and shapes.
import type { KeyCredential, TokenCredential } from "@azure/core-auth";
import type { OperationOptions } from "@azure/core-client";
import * as api from "./generated/sipRouting/operations.js";
import type { SipConfiguration, SipConfigurationUpdate } from "./generated/sipRouting/models.js";
import { keep, setUpClient } from "./internal/clientSetup.js";
import { malformed, notFound } from "./internal/errors.js";
import { listing, takenNow } from "./internal/paging.js";
import type { Answer, RestClient } from "./internal/restClient.js";
import {
  findTrunk,
  toTrunkReplacement,
  toTrunks,
  toTrunkUpdates,
} from "./internal/sipTransformations.js";
import { spansOf } from "./internal/tracing.js";
import { requireFqdn, requireJson, requireList } from "./internal/validation.js";
import type {
  GetConfigurationOptions,
  ListSipRoutesOptions,
  Listing,
  ListSipTrunksOptions,
  SetConfigurationOptions,
  SipRoutingClientOptions,
  SipTrunk,
  SipTrunkRoute,
  SipTrunksAndRoutes,
} from "./models.js";

const inSpan = spansOf("SipRoutingClient");

/**
 * Configures direct routing: the SIP trunks of a Communication Services resource and the routes that calls take to them.
 *
 * A call takes the first route whose number pattern matches, and of its trunks the first that is available. Every method
 * rejects with a `RestError` if the service refuses or cannot be reached, a `TypeError` for an argument that cannot be
 * sent, and an `AbortError` once its `abortSignal` is aborted; `details.error.innerError` of a `RestError` has the reason
 * of a refusal. No call costs money. All may be repeated: the same settings again change nothing.
 * @example
 * ```ts
 * const sip = new SipRoutingClient(connectionString);
 * await sip.setConfiguration({
 *   trunks: [{ fqdn: "sbc1.contoso.com", sipSignalingPort: 5061 }],
 *   routes: [{ name: "All", numberPattern: "^\\+[0-9]+$", trunks: ["sbc1.contoso.com"] }],
 * });
 * ```
 */
export class SipRoutingClient {
  declare private readonly _sipRouting: RestClient;

  /**
   * Connects with an access key.
   * @param connectionString - `endpoint=https://<resource>.communication.azure.com;accesskey=<key>`, in any order.
   * @throws TypeError if it is malformed; the message never holds the key.
   */
  constructor(connectionString: string, options?: SipRoutingClientOptions);
  /**
   * Connects with an access key that may change.
   * @param endpoint - `https://<resource>.communication.azure.com`; a `TypeError` if it is no such URL.
   * @param credential - The resource's access key. A key that is changed with `update()` counts from the next request.
   */
  constructor(endpoint: string, credential: KeyCredential, options?: SipRoutingClientOptions);
  /**
   * Connects with Microsoft Entra ID.
   * @param endpoint - `https://<resource>.communication.azure.com`; a `TypeError` if it is no such URL.
   * @param credential - Gives Microsoft Entra ID tokens, for example one of `@azure/identity`.
   */
  constructor(endpoint: string, credential: TokenCredential, options?: SipRoutingClientOptions);
  constructor(
    connectionStringOrUrl: string,
    credentialOrOptions?: KeyCredential | TokenCredential | SipRoutingClientOptions,
    maybeOptions?: SipRoutingClientOptions,
  ) {
    const { rest } = setUpClient(
      api.API_VERSION,
      connectionStringOrUrl,
      credentialOrOptions,
      maybeOptions,
    );
    keep(this, "_sipRouting", rest);
  }

  /**
   * All trunks, in the order in which they were added. One page, whatever page size is asked for.
   * @throws RestError at the first `next()` if the service refuses; TypeError for any continuation token.
   */
  listTrunks(options: ListSipTrunksOptions = {}): Listing<SipTrunk> {
    return listOf(this._sipRouting, "listTrunks", options, ({ trunks }) => toTrunks(trunks));
  }

  /**
   * The trunk of an FQDN, whose letter case does not count.
   * @param fqdn - For example `sbc1.contoso.com`.
   * @throws RestError with code `NotFound` and statusCode 404 if there is none.
   */
  getTrunk(fqdn: string, options: OperationOptions = {}): Promise<SipTrunk> {
    return inSpan("getTrunk", options, async (traced) => {
      requireFqdn(fqdn);
      const trunk = findTrunk(toTrunks((await stored(this._sipRouting, traced)).trunks), fqdn);
      if (trunk) return trunk;
      throw notFound(
        `There is no SIP trunk "${fqdn}". listTrunks() gives those that are configured.`,
      );
    });
  }

  /**
   * All routes, in the order in which they are tried. One page, whatever page size is asked for.
   * @throws RestError at the first `next()` if the service refuses; TypeError for any continuation token.
   */
  listRoutes(options: ListSipRoutesOptions = {}): Listing<SipTrunkRoute> {
    return listOf(this._sipRouting, "listRoutes", options, ({ routes }) => routes ?? []);
  }

  /**
   * Replaces all trunks: adds or changes the given ones and removes the others. Reads the configuration first;
   * sends nothing more where no trunk is given and none is stored. Somebody else's change between the two is not noticed.
   * @param trunks - At most 250; two of one FQDN are a `TypeError`.
   * @returns All trunks after the change.
   * @throws RestError 422 if a trunk that a route uses would be removed; `setConfiguration` replaces both together.
   */
  setTrunks(trunks: SipTrunk[], options: OperationOptions = {}): Promise<SipTrunk[]> {
    return inSpan("setTrunks", options, async (traced) => {
      const { trunks: replacement, before } = await replacementOf(this._sipRouting, trunks, traced);
      if (Object.keys(replacement).length === 0) return before;
      const { result } = await change(this._sipRouting, { trunks: replacement }, traced);
      return toTrunks(result.trunks);
    });
  }

  /**
   * Adds a trunk, or changes the one of the same FQDN; the others stay.
   * @param trunk - Its FQDN, whose letter case does not count, and its port.
   * @returns The trunk as it is stored.
   * @throws RestError 422 if its FQDN or its port is not valid, or if its domain is not verified for the resource.
   */
  setTrunk(trunk: SipTrunk, options: OperationOptions = {}): Promise<SipTrunk> {
    return inSpan("setTrunk", options, async (traced) => {
      const trunks = toTrunkUpdates([trunk]);
      const { result, response } = await change(this._sipRouting, { trunks }, traced);
      const found = findTrunk(toTrunks(result.trunks), trunk.fqdn);
      if (found) return found;
      throw malformed(`, but the trunk "${trunk.fqdn}" is not in it`, response);
    });
  }

  /**
   * Replaces all routes, in the order in which they shall be tried; an empty list removes them. Their trunks must exist.
   * @param routes - At most 250.
   * @returns All routes after the change.
   * @throws RestError 422 if a trunk of theirs does not exist; 400 for two routes of one name.
   */
  setRoutes(routes: SipTrunkRoute[], options: OperationOptions = {}): Promise<SipTrunkRoute[]> {
    return inSpan("setRoutes", options, async (traced) => {
      requireList("routes", routes);
      return (await change(this._sipRouting, { routes }, traced)).result.routes ?? [];
    });
  }

  /**
   * Removes a trunk; succeeds as well if there is none.
   * @param fqdn - For example `sbc1.contoso.com`.
   * @throws RestError 422 if a route uses the trunk.
   */
  deleteTrunk(fqdn: string, options: OperationOptions = {}): Promise<void> {
    return inSpan("deleteTrunk", options, async (traced) => {
      const body = { trunks: { [requireFqdn(fqdn)]: null } };
      await this._sipRouting.ask(api.update, { body }, traced);
    });
  }

  /**
   * All trunks and routes, read together.
   * @throws RestError if the service refuses.
   */
  getConfiguration(options: GetConfigurationOptions = {}): Promise<SipTrunksAndRoutes> {
    return inSpan("getConfiguration", options, async (traced) =>
      toTrunksAndRoutes(await stored(this._sipRouting, traced)),
    );
  }

  /**
   * Replaces all trunks and all routes in one step, which `setTrunks` and `setRoutes` cannot where old routes use old
   * trunks. Either both are changed or neither. Reads the configuration first, to know which trunks are to be removed.
   * @param configuration - At most 250 trunks and 250 routes; empty lists remove all.
   * @returns All trunks and routes after the change.
   * @throws RestError 422 if a route names a trunk that is not given; 400 for two routes of one name.
   */
  setConfiguration(
    configuration: SipTrunksAndRoutes,
    options: SetConfigurationOptions = {},
  ): Promise<SipTrunksAndRoutes> {
    return inSpan("setConfiguration", options, async (traced) => {
      requireList("routes", (configuration as SipTrunksAndRoutes | undefined)?.routes);
      requireJson("routes", configuration.routes);
      // As they are now: the list is the caller's, and the trunks are read first.
      const routes = JSON.parse(JSON.stringify(configuration.routes)) as SipTrunkRoute[];
      const { trunks } = await replacementOf(this._sipRouting, configuration.trunks, traced);
      const hasTrunks = Object.keys(trunks).length > 0;
      const update = { ...(hasTrunks && { trunks }), routes };
      return toTrunksAndRoutes((await change(this._sipRouting, update, traced)).result);
    });
  }
}

/** The configuration as the service has it. */
async function stored(rest: RestClient, options: OperationOptions): Promise<SipConfiguration> {
  return (await rest.ask(api.get, {}, options)).result;
}

/** The update that makes the given trunks the only ones, and the trunks that are stored now. */
async function replacementOf(
  rest: RestClient,
  trunks: SipTrunk[],
  options: OperationOptions,
): Promise<{ trunks: ReturnType<typeof toTrunkReplacement>; before: SipTrunk[] }> {
  requireList("trunks", trunks);
  const wanted = toTrunkUpdates(trunks);
  requireJson("trunks", wanted);
  const before = toTrunks((await stored(rest, options)).trunks);
  return { trunks: toTrunkReplacement(wanted, before), before };
}

/** Sends a change, and gives what is configured afterwards. */
async function change(
  rest: RestClient,
  update: SipConfigurationUpdate,
  options: OperationOptions,
): Promise<Answer<SipConfiguration>> {
  for (const [name, part] of Object.entries(update)) requireJson(name, part);
  const answer = await rest.ask(api.update, { body: update }, options);
  const { result } = answer;
  // The service answers with the whole configuration; the API description does not promise it.
  const isWhole = (!update.trunks || result.trunks) && (!update.routes || result.routes);
  return isWhole ? answer : rest.ask(api.get, {}, options);
}

function listOf<T>(
  rest: RestClient,
  method: string,
  options: OperationOptions,
  items: (configuration: SipConfiguration) => T[],
): Listing<T> {
  const own = takenNow(() => ({ ...options }));
  return listing({
    read: () =>
      inSpan(method, own(), async (traced) => ({ items: items(await stored(rest, traced)) })),
    resolve: () => undefined,
  });
}

function toTrunksAndRoutes({ trunks, routes }: SipConfiguration): SipTrunksAndRoutes {
  return { trunks: toTrunks(trunks), routes: routes ?? [] };
}
