let last: Promise<unknown> = Promise.resolve();

/**
 * Has work done after all that waits already, in a task of its own, so that the browser paints and answers in between: what a page
 * needs first is asked for first. Work that fails holds nobody up.
 */
export function inTurn(work: () => unknown): void {
  last = last.then(nextTask).then(work).catch(error => console.error(error));
}

const nextTask = () => new Promise<void>(resolve => setTimeout(resolve));
