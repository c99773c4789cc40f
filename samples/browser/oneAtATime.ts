/** Runs one thing after another has ended, and tells when something begins and ends; a second one meanwhile is not run. */
export function oneAtATime(
  onChange: (isBusy: boolean) => void,
): (work: () => Promise<void>) => Promise<void> {
  let isBusy = false;
  return async (work) => {
    if (isBusy) return;
    isBusy = true;
    onChange(true);
    try {
      await work();
    } finally {
      isBusy = false;
      onChange(false);
    }
  };
}
