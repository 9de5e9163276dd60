using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Storage;

/// <summary>Where in the root folder things lie: objects at their own paths, everything else below <c>~store</c>.</summary>
/// <remarks>No object's path may hold a tilde, so that the two never meet.</remarks>
internal sealed class StoreLayout(string root)
{
    public const string InternalName = "~store";

    public string Root { get; } = Path.GetFullPath(root);

    public string Temporary => Path.Combine(Root, InternalName, "temporary");

    public string Locks => Path.Combine(Root, InternalName, "locks");

    public string Object(string path)
    {
        ObjectPath.Check(path);
        return Path.Combine(Root, path);
    }

    public string Folder(string folder)
    {
        ObjectPath.CheckFolder(folder);
        return Path.Combine(Root, folder);
    }

    // Of another name than the object, for people who search the folder, and unlike any folder of leases.
    public string Lease(string path) => Path.Combine(LeaseFolder, path + "~");

    public string LeasesBelow(string folder) => Path.Combine(LeaseFolder, folder);

    public string NewTemporary() => Path.Combine(Temporary, Guid.NewGuid().ToString("N"));

    private string LeaseFolder => Path.Combine(Root, InternalName, "leases");
}
