type Work = () => unknown;

const [first, after]: [Work[], Work[]] = [[], []];
let isAtWork = false;

/**
 * Has work done after all that waits already, in a task of its own, so that the browser paints and answers in between. Work that fails
 * holds nobody up.
 */
export function inTurn(work: Work): void {
  first.push(work);
  void doAll();
}

/** Has work done as soon as nothing waits that is in turn. */
export function afterAll(work: Work): void {
  after.push(work);
  void doAll();
}

async function doAll(): Promise<void> {
  if (isAtWork) return;
  isAtWork = true;
  while (first.length + after.length > 0) {
    await nextTask();
    const work = (first.shift() ?? after.shift())!;
    try {
      await work();
    } catch (error) {
      console.error(error);
    }
  }
  isAtWork = false;
}

const nextTask = () => new Promise<void>(resolve => setTimeout(resolve));
