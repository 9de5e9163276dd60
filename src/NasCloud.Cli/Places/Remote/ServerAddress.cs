using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Places.Remote;

/// <summary>Where a server's API is.</summary>
/// <param name="Api">The address that everything begins with, a slash at its end.</param>
internal sealed record ServerAddress(Uri Api)
{
    private const string Root = "api/";

    /// <summary>Whether it leads to this machine, whose files the server then reads too.</summary>
    public bool IsThisMachine => Api.IsLoopback;

    /// <summary>Whether what is sent can be read on the way.</summary>
    public bool IsOpen => Api.Scheme == Uri.UriSchemeHttp && !IsThisMachine;

    /// <summary>Reads what a user wrote: with <c>/api</c> at its end or without.</summary>
    /// <exception cref="CliException">It is no such address. What may hold a secret is not repeated.</exception>
    public static ServerAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw Invalid($"is '{WithoutQuery(text)}'");
        if (uri.UserInfo.Length > 0)
            throw Invalid("has a name or a password in it");
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw Invalid($"has something after {WithoutQuery(text)}, where a key may stand");
        var path = uri.AbsolutePath.EndsWith('/') ? uri.AbsolutePath : uri.AbsolutePath + "/";
        var isWhole = path.EndsWith($"/{Root}", StringComparison.Ordinal);
        return new(new Uri(uri, isWhole ? path : path + Root));
    }

    /// <summary>The address as the user would write it.</summary>
    public override string ToString() => Api.AbsoluteUri[..^(Root.Length + 1)];

    private static CliException Invalid(string what) => new(
        ExitCode.Invalid,
        $"The server's address {what}: expected one such as http://127.0.0.1:7070 or https://my-app.azurewebsites.net and no more. The key goes into {ServerKey.Variable}.");

    private static string WithoutQuery(string text) => text.Split('?', '#')[0] is var shown && shown.Contains('@', StringComparison.Ordinal) ? "..." : shown;
}
