/** Version of this package, as in its package.json. */
export const SDK_VERSION = "1.6.0";
