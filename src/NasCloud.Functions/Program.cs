using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using NasCloud.Azure.Telemetry;
using NasCloud.Functions;

if (FunctionsSettings.Read(Environment.GetEnvironmentVariable, out var errors) is not { } settings)
{
    foreach (var error in errors)
        Console.Error.WriteLine(error);
    return 1;
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddNasCloudFunctions(settings);
builder.Services.AddNasCloudTelemetry("nascloud-functions", Environment.GetEnvironmentVariable);
await builder.Build().RunAsync();
return 0;
