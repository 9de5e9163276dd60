using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Api.Searches;

/// <summary><c>POST /searches/validate</c>: says what is wrong with a spec, and creates nothing.</summary>
internal sealed class ValidateSpec(SpecIntake intake)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var verdict = await intake.ReadAsync(await request.ReadJsonAsync(), request.Aborted);
        return new JsonAnswer(new Answer(verdict.Spec is not null, verdict.Errors, verdict.Dataset));
    }

    private sealed record Answer(bool Valid, ValueArray<SpecError> Errors, DatasetInfo? Dataset);
}
