using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Tests.Jobs;

/// <summary>Azure Resource Manager on the loopback with one Container Apps job, and with the faults that the real one has.</summary>
internal sealed class FakeArm : IAsyncDisposable
{
    public const string ResourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.App/jobs/trainer";
    public const string Token = "Bearer a-token";

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly List<JsonObject> _executions = [];

    private FakeArm(WebApplication app, TimeProvider time) => (_app, _time) = (app, time);

    public ContainerJobAddress Address => new(new Uri(_app.Urls.Single()), ResourceId);

    /// <summary>Every request that came, as METHOD and path below the job.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The bodies of the starts that were carried out.</summary>
    public ConcurrentQueue<JsonObject> Starts { get; } = [];

    public int PageSize { get; set; } = 100;

    /// <summary>So many of the next starts are answered with 429 and nothing is started.</summary>
    public int ThrottledStarts { get; set; }

    /// <summary>How long a throttled caller is asked to wait.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>So many of the next starts are lost on their way: nothing is started and nothing answered.</summary>
    public int DroppedStarts { get; set; }

    /// <summary>So many of the next reads are answered with 503.</summary>
    public int FailingReads { get; set; }

    /// <summary>So many of the next reads and stops are answered with 429.</summary>
    public int ThrottledOthers { get; set; }

    /// <summary>
    /// What a start is answered with: 200 with a name, 202 with a Location and no name, 500 although it was carried out, or 0
    /// for no answer although it was carried out.
    /// </summary>
    public int StartAnswer { get; set; } = 200;

    /// <summary>Whether executions stand as running although they were stopped.</summary>
    public bool NeverReportsTheEnd { get; set; }

    /// <summary>Completes once more for each start that was carried out.</summary>
    public SemaphoreSlim Started { get; } = new(0);

    /// <summary>Whether executions come up without the variables that their start gave them.</summary>
    public bool LosesEnvironment { get; set; }

    /// <summary>When not null, every request is refused so.</summary>
    public int? Refusal { get; set; }

    /// <summary>When not null, starts alone are refused so.</summary>
    public int? StartRefusal { get; set; }

    public static async Task<FakeArm> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var arm = new FakeArm(builder.Build(), time);
        arm.Map();
        await arm._app.StartAsync();
        return arm;
    }

    /// <summary>The names of the executions that stand as running.</summary>
    public string[] Running
    {
        get
        {
            lock (_lock)
                return [.. _executions.Where(each => Status(each) == "Running").Select(each => (string)each["name"]!)];
        }
    }

    public void SetStatus(string execution, string status)
    {
        lock (_lock)
            _executions.Single(each => (string)each["name"]! == execution)["properties"]!["status"] = status;
    }

    /// <summary>The value of a variable that an execution's start gave it.</summary>
    public string Variable(string execution, string name)
    {
        lock (_lock)
        {
            var template = _executions.Single(each => (string)each["name"]! == execution)["properties"]!["template"]!;
            return (string)template["containers"]![0]!["env"]!.AsArray().Single(each => (string)each!["name"]! == name)!["value"]!;
        }
    }

    /// <summary>Adds an execution that somebody else started.</summary>
    /// <returns>Its name.</returns>
    public string Add(params (string Name, string Value)[] variables)
    {
        lock (_lock)
            return Add(new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["env"] = Environment(variables) }) });
    }

    public ValueTask DisposeAsync()
    {
        Started.Dispose();
        return _app.DisposeAsync();
    }

    private static string Status(JsonObject execution) => (string)execution["properties"]!["status"]!;

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            Requests.Enqueue($"{context.Request.Method} {context.Request.Path.Value![ResourceId.Length..]}");
            var refusal = Refuse(context.Request);
            if (refusal is { } status)
                context.Response.StatusCode = status;
            else
                await next(context);
        });
        _app.MapGet(ResourceId, Job);
        _app.MapGet(ResourceId + "/executions", (HttpRequest request, int? skip) => List(request, skip ?? 0));
        _app.MapPost(ResourceId + "/start", Start);
        _app.MapPost(ResourceId + "/executions/{name}/stop", Stop);
    }

    private int? Refuse(HttpRequest request)
    {
        if (request.Headers.Authorization != Token)
            return 401;
        if (request.Query["api-version"] != ContainerJobAddress.ApiVersion)
            return 400;
        if (request.Method == "GET" && FailingReads > 0)
        {
            FailingReads--;
            return 503;
        }

        var isStart = request.Path.Value!.EndsWith("/start", StringComparison.Ordinal);
        if (!isStart && ThrottledOthers > 0)
        {
            ThrottledOthers--;
            request.HttpContext.Response.Headers.RetryAfter = "0";
            return 429;
        }

        return isStart ? StartRefusal ?? Refusal : Refusal;
    }

    private IResult Job() => Results.Text(
        """
        {
          "name": "trainer",
          "properties": { "template": {
            "containers": [{
              "name": "trainer", "image": "acr.azurecr.io/trainer:1", "imageType": "ContainerImage",
              "resources": { "cpu": 8, "memory": "56Gi", "ephemeralStorage": "8Gi" },
              "env": [
                { "name": "NASCLOUD_STORAGE", "value": "https://acct.blob.core.windows.net/nascloud" },
                { "name": "NASCLOUD_SEARCH", "value": "" },
                { "name": "A_SECRET", "secretRef": "a-secret" }
              ],
              "volumeMounts": []
            }]
          } }
        }
        """,
        "application/json");

    private IResult List(HttpRequest request, int skip)
    {
        lock (_lock)
        {
            var page = new JsonObject { ["value"] = new JsonArray([.. _executions.Skip(skip).Take(PageSize).Select(each => each.DeepClone())]) };
            if (skip + PageSize < _executions.Count)
                page["nextLink"] = $"http://{request.Host}{ResourceId}/executions?api-version={ContainerJobAddress.ApiVersion}&skip={skip + PageSize}";
            return Results.Text(page.ToJsonString(), "application/json");
        }
    }

    private async Task<IResult> Start(HttpRequest request)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(request.Body))!;
        lock (_lock)
        {
            if (ThrottledStarts > 0)
            {
                ThrottledStarts--;
                request.HttpContext.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return Results.StatusCode(429);
            }

            if (DroppedStarts > 0)
            {
                DroppedStarts--;
                return NoAnswer(request);
            }

            Starts.Enqueue(body);
            var name = Add(body);
            Started.Release();
            return StartAnswer == 0 ? NoAnswer(request) : Answer(request, name);
        }
    }

    private string Add(JsonObject template)
    {
        var name = $"trainer-{_executions.Count + 1:D4}";
        _executions.Add(Execution(name, template));
        return name;
    }

    private static JsonArray Environment(IEnumerable<(string Name, string Value)> variables) =>
        new([.. variables.Select(each => new JsonObject { ["name"] = each.Name, ["value"] = each.Value })]);

    private static IResult NoAnswer(HttpRequest request)
    {
        request.HttpContext.Abort();
        return Results.Empty;
    }

    private IResult Answer(HttpRequest request, string name)
    {
        if (StartAnswer == 202)
            request.HttpContext.Response.Headers.Location = $"http://{request.Host}/operations/{name}";
        return StartAnswer == 200 ? Results.Text($$"""{"name":"{{name}}","id":"{{ResourceId}}/executions/{{name}}"}""", "application/json") : Results.StatusCode(StartAnswer);
    }

    private JsonObject Execution(string name, JsonObject template)
    {
        var shown = (JsonObject)template.DeepClone();
        if (LosesEnvironment)
            shown["containers"]![0]!["env"] = new JsonArray();
        return new JsonObject
        {
            ["name"] = name,
            ["properties"] = new JsonObject { ["status"] = "Running", ["startTime"] = _time.GetUtcNow().ToString("O"), ["template"] = shown },
        };
    }

    private IResult Stop(string name)
    {
        lock (_lock)
        {
            if (_executions.Find(each => (string)each["name"]! == name) is not { } execution)
                return Results.NotFound();
            if (!NeverReportsTheEnd)
                execution["properties"]!["status"] = "Stopped";
            return Results.Accepted();
        }
    }
}
