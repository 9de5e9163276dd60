namespace NasCloud.Azure.Storage;

/// <summary>Where searches lie in Azure: a container of a storage account, and how to be let in.</summary>
/// <remarks>
/// Two forms: the container's URI, <c>https://ACCOUNT.blob.core.windows.net/CONTAINER</c>, whose access is the identity's
/// of this host (<see cref="Identity.AzureIdentity"/>); or a connection string, for Azurite
/// (<c>UseDevelopmentStorage=true</c>) and accounts that still have keys. Where no container is named it is
/// <see cref="DefaultContainer"/>.
/// </remarks>
public sealed record StorageAddress
{
    /// <summary>The environment variable that holds one.</summary>
    public const string Variable = "NASCLOUD_STORAGE";

    /// <summary>The container unless another is named.</summary>
    public const string DefaultContainer = "nascloud";

    private StorageAddress(Uri? containerUri, string? connectionString, string container) =>
        (ContainerUri, ConnectionString, Container) = (containerUri, connectionString, container);

    /// <summary>The container's URI; null where there is a connection string.</summary>
    public Uri? ContainerUri { get; }

    /// <summary>The connection string; null where there is a URI. May hold a secret.</summary>
    public string? ConnectionString { get; }

    /// <summary>Whether it is the emulator on this machine, whose key is no secret.</summary>
    public bool IsDevelopment => ConnectionString?.Trim().TrimEnd(';').Equals("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It has neither form; the message quotes nothing that may be secret.</exception>
    public static StorageAddress Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")
            return FromUri(uri);
        return text.Contains('=', StringComparison.Ordinal)
            ? new StorageAddress(null, text, DefaultContainer)
            : throw new FormatException($"'{text}' is no storage address: expected https://ACCOUNT.blob.core.windows.net/{DefaultContainer}, or a connection string such as UseDevelopmentStorage=true.");
    }

    /// <summary>The address as <see cref="Parse"/> reads it. May hold a secret.</summary>
    public string Text => ConnectionString ?? ContainerUri!.AbsoluteUri;

    /// <summary>What a person may be shown: the address without what lets one in.</summary>
    public override string ToString() => ContainerUri?.GetLeftPart(UriPartial.Path) ?? $"{AccountOf(ConnectionString!)}/{Container}";

    private static StorageAddress FromUri(Uri uri)
    {
        if (uri.Query.Length > 0)
            throw new FormatException("The storage address has a query, such as a shared access signature: leave it out, since access is by identity.");
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            [] => new StorageAddress(new Uri(uri, DefaultContainer), null, DefaultContainer),
            [var container] => new StorageAddress(new Uri(uri, $"/{container}"), null, container),
            _ => throw new FormatException($"'{uri.GetLeftPart(UriPartial.Path)}' is no storage address: expected an account and at most one container, https://ACCOUNT.blob.core.windows.net/{DefaultContainer}."),
        };
    }

    private static string AccountOf(string connectionString)
    {
        const string Name = "AccountName=";
        var part = connectionString.Split(';').FirstOrDefault(each => each.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return part?[Name.Length..] ?? "devstoreaccount1";
    }
}
