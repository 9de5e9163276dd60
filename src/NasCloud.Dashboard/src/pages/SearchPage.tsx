export function SearchPage(_: any) { return <p />; }
