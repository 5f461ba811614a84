// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Evaluation, EvaluationRecord, Model} from "../types/ModelTypes.sol";

/// @title Published models and their pinned evaluations
/// @notice A model's id is the hash of its file, so whoever holds the file can check that it is the one listed.
interface IModelRegistry {
    event ModelPublished(bytes32 indexed modelId, address indexed owner, string name, string licence, string uri);
    event EvaluationRecorded(
        bytes32 indexed modelId,
        uint256 indexed index,
        address indexed evaluator,
        bytes32 datasetId,
        bytes32 parametersHash,
        bytes32 resultHash
    );

    error InvalidModelId();
    error ModelAlreadyPublished(bytes32 modelId, address owner);
    error UnknownModel(bytes32 modelId);
    error TextEmpty();
    error TextTooLong(uint256 length, uint256 maximum);
    error UnknownIndex(uint256 index, uint256 count);
    error IncompleteEvaluation();

    /// @notice Lists a model under the caller's name, for good.
    /// @param name 1 to 64 bytes.
    /// @param licence An SPDX expression or a short name, 1 to 64 bytes.
    /// @param uri Where the file can be had, at most 512 bytes.
    function publish(bytes32 modelId, string calldata name, string calldata licence, string calldata uri) external;

    /// @notice Pins a backtest's result to a model. Anyone may; the record names them.
    /// @return index Its place among the model's evaluations.
    function recordEvaluation(bytes32 modelId, Evaluation calldata evaluation_) external returns (uint256 index);

    function model(bytes32 modelId) external view returns (Model memory);

    function modelOwner(bytes32 modelId) external view returns (address);

    function modelCount() external view returns (uint256);

    function modelAt(uint256 index) external view returns (Model memory);

    /// @notice Up to `limit` models from `start` on, in the order of their publication.
    function models(uint256 start, uint256 limit) external view returns (Model[] memory);

    function evaluationCount(bytes32 modelId) external view returns (uint256);

    function evaluation(bytes32 modelId, uint256 index) external view returns (EvaluationRecord memory);

    /// @notice Up to `limit` evaluations from `start` on, in the order of their recording.
    function evaluations(bytes32 modelId, uint256 start, uint256 limit)
        external
        view
        returns (EvaluationRecord[] memory);
}
