export function NewSearchPage(_: any) { return <p />; }
