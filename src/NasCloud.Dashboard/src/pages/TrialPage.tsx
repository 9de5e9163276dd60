export function TrialPage(_: any) { return <p />; }
