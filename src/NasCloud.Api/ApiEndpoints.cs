using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NasCloud.Api.Answers;
using NasCloud.Api.Dashboard;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;

namespace NasCloud.Api;

/// <summary>Maps the endpoints.</summary>
public static class ApiEndpoints
{
    /// <summary>Where the dashboard is. Its files hold nothing of searches, so that hosts need ask no key for them.</summary>
    public const string Dashboard = RouteTable.Root + "/dashboard";

    /// <summary>
    /// Maps everything below <c>/api</c>. All that can go wrong, an address or a method that there is not among it, is answered
    /// as <c>application/problem+json</c> by the endpoints themselves, without any middleware of the host.
    /// </summary>
    /// <param name="endpoints">Of a host whose services <see cref="ApiServices.AddNasCloudApi"/> was called on.</param>
    /// <returns>All endpoints, for whatever the host adds to them.</returns>
    public static IEndpointConventionBuilder MapNasCloud(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var routes = endpoints.ServiceProvider.GetRequiredService<RouteTable>().Routes;
        var boundary = endpoints.ServiceProvider.GetRequiredService<ErrorBoundary>();
        var group = endpoints.MapGroup(RouteTable.Root);
        foreach (var route in routes)
            group.MapMethods(route.Pattern, [route.Method], context => boundary.RunAsync(context, route.Handler)).WithMetadata(route);
        foreach (var address in routes.GroupBy(route => route.Pattern))
            Refuse(group, boundary, address.Key, ApiProblem.MethodNotAllowed([.. address.Select(route => route.Method)]));
        group.MapMethods(ShowDashboard.Pattern, [HttpMethods.Get, HttpMethods.Head], context => boundary.RunAsync(context, ShowDashboard.RunAsync));
        Refuse(group, boundary, ShowDashboard.Pattern, ApiProblem.MethodNotAllowed([HttpMethods.Get, HttpMethods.Head]));
        Refuse(group, boundary, "/{**rest}", ApiProblem.NoSuchAddress);
        return group;
    }

    // Less specific than an endpoint of the same address that names the method.
    private static void Refuse(IEndpointRouteBuilder group, ErrorBoundary boundary, string pattern, ApiProblem problem)
    {
        Func<ApiRequest, Task<ApiAnswer>> handler = _ => Task.FromResult<ApiAnswer>(new ProblemAnswer(problem));
        group.Map(pattern, context => boundary.RunAsync(context, handler));
    }
}
