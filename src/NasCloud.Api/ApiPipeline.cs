using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NasCloud.Api;

/// <summary>The endpoints as one function of a request, for hosts that route by themselves and hand on what is meant for here.</summary>
/// <remarks>Registered by <see cref="ApiServices.AddNasCloudApi"/>. Safe for several threads.</remarks>
public sealed class ApiPipeline
{
    private readonly RequestDelegate _pipeline;

    /// <summary>Builds the pipeline once.</summary>
    /// <param name="services">The services that <see cref="ApiServices.AddNasCloudApi"/> was called on.</param>
    public ApiPipeline(IServiceProvider services)
    {
        var builder = new ApplicationBuilder(services);
        builder.UseRouting();
        builder.UseEndpoints(endpoints => endpoints.MapNasCloud());
        _pipeline = builder.Build();
    }

    /// <summary>Answers a request, whatever its host routed it to before. What is outside of <c>/api</c> gets an empty 404.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.SetEndpoint(null);
        return _pipeline(context);
    }
}
