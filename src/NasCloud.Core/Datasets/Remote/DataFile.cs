using NasCloud.Core.Collections;

namespace NasCloud.Core.Datasets.Remote;

/// <summary>A file in an <see cref="IDataStorage"/>.</summary>
/// <param name="Name">Its path below the folder, with slashes; of a single file its name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Version">What changes with its content, and with nothing else that matters.</param>
/// <param name="Md5">The hash that the storage keeps beside it; empty where it keeps none.</param>
public sealed record DataFile(string Name, long Length, string Version, ValueArray<byte> Md5 = default);
