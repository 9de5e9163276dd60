using System.Net;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Serving;

/// <summary>Where a server listens: an address of this machine and a port.</summary>
/// <param name="Address">The address; that of all of the machine's, too.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
internal sealed record ListenAddress(IPAddress Address, int Port)
{
    /// <summary>The port unless told otherwise.</summary>
    public const int DefaultPort = 7070;

    /// <summary>Whether only programs of this machine reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>What the options say.</summary>
    /// <param name="url">A URL such as <c>http://0.0.0.0:8080</c>; null for loopback.</param>
    /// <param name="port">A port in place of the URL's; null for that.</param>
    /// <exception cref="CliException">It is no address to listen at.</exception>
    public static ListenAddress Parse(string? url, int? port)
    {
        if (port is < 0 or > IPEndPoint.MaxPort)
            throw new CliException(ExitCode.Invalid, $"--port is {port}: expected 0 to {IPEndPoint.MaxPort}, 0 for any that is free.");
        if (url is null)
            return new ListenAddress(IPAddress.Loopback, port ?? DefaultPort);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme != Uri.UriSchemeHttp || parsed.PathAndQuery != "/" || parsed.UserInfo.Length > 0)
            throw Invalid(url, "expected http://ADDRESS:PORT and no more; for https put a reverse proxy in front");
        var address = parsed.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(parsed.Host, out var known) ? known
            : throw Invalid(url, "expected an IP address of this machine, or localhost; 0.0.0.0 for all of them");
        return new ListenAddress(address, port ?? (parsed.IsDefaultPort ? DefaultPort : parsed.Port));
    }

    private static CliException Invalid(string url, string expected) => new(ExitCode.Invalid, $"--url is '{url}': {expected}.");
}
