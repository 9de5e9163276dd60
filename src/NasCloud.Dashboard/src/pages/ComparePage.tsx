export function ComparePage(_: any) { return <p />; }
