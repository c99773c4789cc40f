/** Every type of 1.5.0 is here too, and a value of either may be given where the other is wanted. */
import type * as ours from "@azure/communication-phone-numbers";
import type * as published from "published-phone-numbers";

/** True if both types take each other's values. */
type Alike<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** True if both have the same properties that must be given, as far as 1.5.0 knows them. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Expect<T extends true> = T;
/** The members that users of 1.5.0 can see. */
type PublicOf<Old, New> = { [Name in keyof Old]: Name extends keyof New ? New[Name] : never };

// ---- models and options

export type Interfaces = [
  Expect<Alike<published.AvailablePhoneNumber, ours.AvailablePhoneNumber>>,
  Expect<Alike<published.BeginPurchasePhoneNumbersOptions, ours.BeginPurchasePhoneNumbersOptions>>,
  Expect<Alike<published.BeginReleasePhoneNumberOptions, ours.BeginReleasePhoneNumberOptions>>,
  Expect<Alike<published.BeginReservationPurchaseOptions, ours.BeginReservationPurchaseOptions>>,
  Expect<
    Alike<
      published.BeginSearchAvailablePhoneNumbersOptions,
      ours.BeginSearchAvailablePhoneNumbersOptions
    >
  >,
  Expect<
    Alike<
      published.BeginUpdatePhoneNumberCapabilitiesOptions,
      ours.BeginUpdatePhoneNumberCapabilitiesOptions
    >
  >,
  Expect<Alike<published.BrowseAvailableNumbersOptions, ours.BrowseAvailableNumbersOptions>>,
  Expect<Alike<published.BrowseAvailableNumbersRequest, ours.BrowseAvailableNumbersRequest>>,
  Expect<Alike<published.CommunicationError, ours.CommunicationError>>,
  Expect<Alike<published.CreateOrUpdateReservationOptions, ours.CreateOrUpdateReservationOptions>>,
  Expect<Alike<published.CreateOrUpdateReservationRequest, ours.CreateOrUpdateReservationRequest>>,
  Expect<Alike<published.DeleteReservationOptions, ours.DeleteReservationOptions>>,
  Expect<Alike<published.GetPurchasedPhoneNumberOptions, ours.GetPurchasedPhoneNumberOptions>>,
  Expect<Alike<published.GetReservationOptions, ours.GetReservationOptions>>,
  Expect<Alike<published.ListAvailableCountriesOptions, ours.ListAvailableCountriesOptions>>,
  Expect<Alike<published.ListGeographicAreaCodesOptions, ours.ListGeographicAreaCodesOptions>>,
  Expect<Alike<published.ListLocalitiesOptions, ours.ListLocalitiesOptions>>,
  Expect<Alike<published.ListMobileAreaCodesOptions, ours.ListMobileAreaCodesOptions>>,
  Expect<Alike<published.ListOfferingsOptions, ours.ListOfferingsOptions>>,
  Expect<Alike<published.ListPurchasedPhoneNumbersOptions, ours.ListPurchasedPhoneNumbersOptions>>,
  Expect<Alike<published.ListReservationOptions, ours.ListReservationOptions>>,
  Expect<Alike<published.ListSipRoutesOptions, ours.ListSipRoutesOptions>>,
  Expect<Alike<published.ListSipTrunksOptions, ours.ListSipTrunksOptions>>,
  Expect<Alike<published.ListTollFreeAreaCodesOptions, ours.ListTollFreeAreaCodesOptions>>,
  Expect<Alike<published.OperatorDetails, ours.OperatorDetails>>,
  Expect<Alike<published.OperatorInformation, ours.OperatorInformation>>,
  Expect<Alike<published.OperatorInformationOptions, ours.OperatorInformationOptions>>,
  Expect<Alike<published.OperatorInformationResult, ours.OperatorInformationResult>>,
  Expect<Alike<published.OperatorNumberType, ours.OperatorNumberType>>,
  Expect<
    Alike<published.PhoneNumberAdministrativeDivision, ours.PhoneNumberAdministrativeDivision>
  >,
  Expect<Alike<published.PhoneNumberAreaCode, ours.PhoneNumberAreaCode>>,
  Expect<Alike<published.PhoneNumberAssignmentType, ours.PhoneNumberAssignmentType>>,
  Expect<Alike<published.PhoneNumberAvailabilityStatus, ours.PhoneNumberAvailabilityStatus>>,
  Expect<Alike<published.PhoneNumberCapabilities, ours.PhoneNumberCapabilities>>,
  Expect<Alike<published.PhoneNumberCapabilitiesRequest, ours.PhoneNumberCapabilitiesRequest>>,
  Expect<Alike<published.PhoneNumberCapabilityType, ours.PhoneNumberCapabilityType>>,
  Expect<Alike<published.PhoneNumberCost, ours.PhoneNumberCost>>,
  Expect<Alike<published.PhoneNumberCountry, ours.PhoneNumberCountry>>,
  Expect<Alike<published.PhoneNumberLocality, ours.PhoneNumberLocality>>,
  Expect<Alike<published.PhoneNumberOffering, ours.PhoneNumberOffering>>,
  Expect<Alike<published.PhoneNumbersBrowseResult, ours.PhoneNumbersBrowseResult>>,
  Expect<Alike<published.PhoneNumbersClientOptions, ours.PhoneNumbersClientOptions>>,
  Expect<Alike<published.PhoneNumberSearchRequest, ours.PhoneNumberSearchRequest>>,
  Expect<Alike<published.PhoneNumberSearchResult, ours.PhoneNumberSearchResult>>,
  Expect<Alike<published.PhoneNumberSearchResultError, ours.PhoneNumberSearchResultError>>,
  Expect<
    Alike<
      published.PhoneNumbersListAreaCodesOptionalParams,
      ours.PhoneNumbersListAreaCodesOptionalParams
    >
  >,
  Expect<
    Alike<
      published.PhoneNumbersPurchaseReservationHeaders,
      ours.PhoneNumbersPurchaseReservationHeaders
    >
  >,
  Expect<
    Alike<
      published.PhoneNumbersPurchaseReservationResponse,
      ours.PhoneNumbersPurchaseReservationResponse
    >
  >,
  Expect<Alike<published.PhoneNumbersReservation, ours.PhoneNumbersReservation>>,
  Expect<Alike<published.PhoneNumberType, ours.PhoneNumberType>>,
  Expect<Alike<published.PurchasedPhoneNumber, ours.PurchasedPhoneNumber>>,
  Expect<Alike<published.PurchasePhoneNumbersResult, ours.PurchasePhoneNumbersResult>>,
  Expect<Alike<published.PurchaseReservationResult, ours.PurchaseReservationResult>>,
  Expect<Alike<published.ReleasePhoneNumberResult, ours.ReleasePhoneNumberResult>>,
  Expect<Alike<published.ReservationStatus, ours.ReservationStatus>>,
  Expect<
    Alike<published.SearchAvailablePhoneNumbersRequest, ours.SearchAvailablePhoneNumbersRequest>
  >,
  Expect<Alike<published.SearchOperatorInformationOptions, ours.SearchOperatorInformationOptions>>,
  Expect<Alike<published.SipRoutingClientOptions, ours.SipRoutingClientOptions>>,
  Expect<Alike<published.SipRoutingError, ours.SipRoutingError>>,
  Expect<Alike<published.SipTrunk, ours.SipTrunk>>,
  Expect<Alike<published.SipTrunkRoute, ours.SipTrunkRoute>>,
];

// ---- unions have the same members, none more and none less

export type Unions = [
  Expect<Same<published.OperatorNumberType, ours.OperatorNumberType>>,
  Expect<Same<published.PhoneNumberAssignmentType, ours.PhoneNumberAssignmentType>>,
  Expect<Same<published.PhoneNumberAvailabilityStatus, ours.PhoneNumberAvailabilityStatus>>,
  Expect<Same<published.PhoneNumberCapabilityType, ours.PhoneNumberCapabilityType>>,
  Expect<Same<published.PhoneNumberSearchResultError, ours.PhoneNumberSearchResultError>>,
  Expect<Same<published.PhoneNumberType, ours.PhoneNumberType>>,
  Expect<Same<published.ReservationStatus, ours.ReservationStatus>>,
];

// ---- models have the same properties: nothing of 1.5.0 is lost or has another type

/** Each property of the old type, as it is in the new one, with its `?` and `readonly`. */
type Kept<Old, New> = Same<
  { [Name in keyof Old]: Name },
  { [Name in keyof New as Name extends keyof Old ? Name : never]: Name }
>;
export type Properties = [
  Expect<Kept<published.AvailablePhoneNumber, ours.AvailablePhoneNumber>>,
  Expect<Kept<published.BeginPurchasePhoneNumbersOptions, ours.BeginPurchasePhoneNumbersOptions>>,
  Expect<Kept<published.BeginReleasePhoneNumberOptions, ours.BeginReleasePhoneNumberOptions>>,
  Expect<Kept<published.BeginReservationPurchaseOptions, ours.BeginReservationPurchaseOptions>>,
  Expect<
    Kept<
      published.BeginSearchAvailablePhoneNumbersOptions,
      ours.BeginSearchAvailablePhoneNumbersOptions
    >
  >,
  Expect<
    Kept<
      published.BeginUpdatePhoneNumberCapabilitiesOptions,
      ours.BeginUpdatePhoneNumberCapabilitiesOptions
    >
  >,
  Expect<Kept<published.BrowseAvailableNumbersOptions, ours.BrowseAvailableNumbersOptions>>,
  Expect<Kept<published.BrowseAvailableNumbersRequest, ours.BrowseAvailableNumbersRequest>>,
  Expect<Kept<published.CommunicationError, ours.CommunicationError>>,
  Expect<Kept<published.CreateOrUpdateReservationOptions, ours.CreateOrUpdateReservationOptions>>,
  Expect<Kept<published.CreateOrUpdateReservationRequest, ours.CreateOrUpdateReservationRequest>>,
  Expect<Kept<published.DeleteReservationOptions, ours.DeleteReservationOptions>>,
  Expect<Kept<published.GetPurchasedPhoneNumberOptions, ours.GetPurchasedPhoneNumberOptions>>,
  Expect<Kept<published.GetReservationOptions, ours.GetReservationOptions>>,
  Expect<Kept<published.ListAvailableCountriesOptions, ours.ListAvailableCountriesOptions>>,
  Expect<Kept<published.ListGeographicAreaCodesOptions, ours.ListGeographicAreaCodesOptions>>,
  Expect<Kept<published.ListLocalitiesOptions, ours.ListLocalitiesOptions>>,
  Expect<Kept<published.ListMobileAreaCodesOptions, ours.ListMobileAreaCodesOptions>>,
  Expect<Kept<published.ListOfferingsOptions, ours.ListOfferingsOptions>>,
  Expect<Kept<published.ListPurchasedPhoneNumbersOptions, ours.ListPurchasedPhoneNumbersOptions>>,
  Expect<Kept<published.ListReservationOptions, ours.ListReservationOptions>>,
  Expect<Kept<published.ListSipRoutesOptions, ours.ListSipRoutesOptions>>,
  Expect<Kept<published.ListSipTrunksOptions, ours.ListSipTrunksOptions>>,
  Expect<Kept<published.ListTollFreeAreaCodesOptions, ours.ListTollFreeAreaCodesOptions>>,
  Expect<Kept<published.OperatorDetails, ours.OperatorDetails>>,
  Expect<Kept<published.OperatorInformation, ours.OperatorInformation>>,
  Expect<Kept<published.OperatorInformationOptions, ours.OperatorInformationOptions>>,
  Expect<Kept<published.OperatorInformationResult, ours.OperatorInformationResult>>,
  Expect<Kept<published.PhoneNumberAdministrativeDivision, ours.PhoneNumberAdministrativeDivision>>,
  Expect<Kept<published.PhoneNumberAreaCode, ours.PhoneNumberAreaCode>>,
  Expect<Kept<published.PhoneNumberCapabilities, ours.PhoneNumberCapabilities>>,
  Expect<Kept<published.PhoneNumberCapabilitiesRequest, ours.PhoneNumberCapabilitiesRequest>>,
  Expect<Kept<published.PhoneNumberCost, ours.PhoneNumberCost>>,
  Expect<Kept<published.PhoneNumberCountry, ours.PhoneNumberCountry>>,
  Expect<Kept<published.PhoneNumberLocality, ours.PhoneNumberLocality>>,
  Expect<Kept<published.PhoneNumberOffering, ours.PhoneNumberOffering>>,
  Expect<Kept<published.PhoneNumbersBrowseResult, ours.PhoneNumbersBrowseResult>>,
  Expect<Kept<published.PhoneNumbersClientOptions, ours.PhoneNumbersClientOptions>>,
  Expect<Kept<published.PhoneNumberSearchRequest, ours.PhoneNumberSearchRequest>>,
  Expect<Kept<published.PhoneNumberSearchResult, ours.PhoneNumberSearchResult>>,
  Expect<
    Kept<
      published.PhoneNumbersListAreaCodesOptionalParams,
      ours.PhoneNumbersListAreaCodesOptionalParams
    >
  >,
  Expect<
    Kept<
      published.PhoneNumbersPurchaseReservationHeaders,
      ours.PhoneNumbersPurchaseReservationHeaders
    >
  >,
  Expect<
    Kept<
      published.PhoneNumbersPurchaseReservationResponse,
      ours.PhoneNumbersPurchaseReservationResponse
    >
  >,
  Expect<Kept<published.PhoneNumbersReservation, ours.PhoneNumbersReservation>>,
  Expect<Kept<published.PurchasedPhoneNumber, ours.PurchasedPhoneNumber>>,
  Expect<Kept<published.PurchasePhoneNumbersResult, ours.PurchasePhoneNumbersResult>>,
  Expect<Kept<published.PurchaseReservationResult, ours.PurchaseReservationResult>>,
  Expect<Kept<published.ReleasePhoneNumberResult, ours.ReleasePhoneNumberResult>>,
  Expect<
    Kept<published.SearchAvailablePhoneNumbersRequest, ours.SearchAvailablePhoneNumbersRequest>
  >,
  Expect<Kept<published.SearchOperatorInformationOptions, ours.SearchOperatorInformationOptions>>,
  Expect<Kept<published.SipRoutingClientOptions, ours.SipRoutingClientOptions>>,
  Expect<Kept<published.SipRoutingError, ours.SipRoutingError>>,
  Expect<Kept<published.SipTrunk, ours.SipTrunk>>,
  Expect<Kept<published.SipTrunkRoute, ours.SipTrunkRoute>>,
];

// ---- clients: parameters and results of every method

type AlikeClient<Old, New> = Alike<PublicOf<Old, Old>, PublicOf<Old, New>>;
type OldNumbers = PublicOf<published.PhoneNumbersClient, published.PhoneNumbersClient>;
type NewNumbers = PublicOf<published.PhoneNumbersClient, ours.PhoneNumbersClient>;
type OldSip = PublicOf<published.SipRoutingClient, published.SipRoutingClient>;
type NewSip = PublicOf<published.SipRoutingClient, ours.SipRoutingClient>;

type Methods<Old, New> = {
  [Name in keyof Old]: Name extends keyof New
    ? Old[Name] extends (...args: infer OldArgs) => infer OldResult
      ? New[Name] extends (...args: infer NewArgs) => infer NewResult
        ? [Alike<OldArgs, NewArgs>, Alike<OldResult, NewResult>] extends [true, true]
          ? true
          : Name
        : Name
      : Name
    : Name;
}[keyof Old];

export type Clients = [
  Expect<AlikeClient<published.PhoneNumbersClient, ours.PhoneNumbersClient>>,
  Expect<AlikeClient<published.SipRoutingClient, ours.SipRoutingClient>>,
  Expect<Same<Methods<OldNumbers, NewNumbers>, true>>,
  Expect<Same<Methods<OldSip, NewSip>, true>>,
];

// ---- the comparisons above can fail

export type Proofs = [
  // @ts-expect-error -- one property has another type
  Expect<Alike<{ a: string }, { a: number }>>,
  // @ts-expect-error -- one union has a member more
  Expect<Same<"a" | "b", "a">>,
  // @ts-expect-error -- a property is optional in one
  Expect<Kept<{ a?: string }, { a: string }>>,
  // @ts-expect-error -- a property is missing in one
  Expect<Kept<{ a: string; b?: string }, { a: string }>>,
  // @ts-expect-error -- a property may be written in one
  Expect<Kept<{ readonly a: string }, { a: string }>>,
  // @ts-expect-error -- a parameter has another type
  Expect<Same<Methods<{ f(a: string): void }, { f(a: number): void }>, true>>,
  // @ts-expect-error -- a result has another type
  Expect<Same<Methods<{ f(): string }, { f(): number }>, true>>,
  // @ts-expect-error -- a method is missing
  Expect<AlikeClient<{ f(): string; g(): string }, { f(): string }>>,
];
