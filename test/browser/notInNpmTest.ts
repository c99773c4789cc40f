/** Says at the end of `npm test` what it has left out; on stderr, so that a report on stdout stays whole. */
export function teardown(): void {
  process.stderr.write(
    "\nNot part of this run: the tests in a browser (npm run test:browser) and of the package as it is " +
      "published (npm run test:package).\n",
  );
}
