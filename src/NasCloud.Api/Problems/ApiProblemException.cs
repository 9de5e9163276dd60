namespace NasCloud.Api.Problems;

/// <summary>Ends a request with a problem.</summary>
internal sealed class ApiProblemException(ApiProblem problem) : Exception(problem.Detail)
{
    public ApiProblem Problem { get; } = problem;
}
