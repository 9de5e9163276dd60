using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;

namespace NasCloud.Core.Searches;

/// <summary>What one process keeps of a search between activities; all of it can be made again from the store.</summary>
/// <param name="Manifest">What was asked for.</param>
/// <param name="Ledger">The ledger, as far as it was read.</param>
/// <param name="Planner">Decides what comes next; used under the ledger's lock only.</param>
internal sealed record SearchSession(SearchManifest Manifest, SearchLedger Ledger, SearchPlanner Planner);
