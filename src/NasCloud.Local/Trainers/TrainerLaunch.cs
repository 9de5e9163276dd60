using NasCloud.Core.Searches;

namespace NasCloud.Local.Trainers;

/// <summary>What a trainer process is started with.</summary>
/// <param name="SearchId">The search whose board it works on.</param>
/// <param name="Name">Its name, <c>trainer-1</c> and on; a trainer that replaces a dead one has its name.</param>
/// <param name="Threads">The threads it may compute with, at least 1.</param>
/// <param name="StoreRoot">The folder of the file store.</param>
/// <param name="ParentProcessId">The process that starts it.</param>
public sealed record TrainerLaunch(SearchId SearchId, string Name, int Threads, string StoreRoot, int ParentProcessId);
