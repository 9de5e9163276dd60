using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;

namespace NasCloud.Api.Dashboard;

/// <summary><c>GET /dashboard/</c>: the pages for people, which ask the same API as programs do.</summary>
internal static class ShowDashboard
{
    /// <summary>Where it is, below the root.</summary>
    public const string Pattern = "/dashboard/{**path}";

    public static Task<ApiAnswer> RunAsync(ApiRequest request) => Task.FromResult(Find(request));

    private static ApiAnswer Find(ApiRequest request)
    {
        var path = request.DashboardPath;
        // By its name: where a host takes slashes off addresses, one that ends in a slash would lead here for ever.
        if (path is null)
            return new RedirectAnswer(request.AddressOf($"/dashboard/{DashboardFiles.Index}"));
        return DashboardFiles.Find(path.Length == 0 ? DashboardFiles.Index : path) is { } file
            ? FileAnswer.Of(file, request.KnownETags)
            : new ProblemAnswer(ApiProblem.NoSuchAddress);
    }
}
