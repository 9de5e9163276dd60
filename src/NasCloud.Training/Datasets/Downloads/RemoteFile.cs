using NasCloud.Core.Collections;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>One file of a data set that can be downloaded.</summary>
/// <param name="Name">Its name in the data set's folder.</param>
/// <param name="Addresses">Where it lies, the first tried first.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hexadecimal; of what they unpack to where <paramref name="HashesUnpacked"/>.</param>
/// <param name="HashesUnpacked">Whether the hash is that of the gunzipped content, which stays the same when a mirror packs it anew.</param>
public sealed record RemoteFile(string Name, ValueArray<Uri> Addresses, string Sha256, bool HashesUnpacked = false)
{
    /// <summary>Whether it is an archive, whose files are unpacked into the data set's folder.</summary>
    public bool IsArchive => Name.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase);
}
