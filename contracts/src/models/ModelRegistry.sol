// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {Evaluation, EvaluationRecord, Model} from "./types/ModelTypes.sol";

/// @title Published models and their pinned evaluations
contract ModelRegistry is IModelRegistry {
    uint256 private constant NAME_BYTES_MAX = 64;
    uint256 private constant LICENCE_BYTES_MAX = 64;
    uint256 private constant URI_BYTES_MAX = 512;

    bytes32[] private _ids;
    mapping(bytes32 modelId => Model model) private _models;
    mapping(bytes32 modelId => EvaluationRecord[] records) private _evaluations;

    /// @inheritdoc IModelRegistry
    function publish(bytes32 modelId, string calldata name, string calldata licence, string calldata uri) external {
        if (modelId == bytes32(0)) revert InvalidModelId();
        address owner = _models[modelId].owner;
        if (owner != address(0)) revert ModelAlreadyPublished(modelId, owner);
        if (bytes(name).length == 0 || bytes(licence).length == 0) revert TextEmpty();
        _requireLength(name, NAME_BYTES_MAX);
        _requireLength(licence, LICENCE_BYTES_MAX);
        _requireLength(uri, URI_BYTES_MAX);

        _ids.push(modelId);
        _models[modelId] = Model({
            modelId: modelId,
            owner: msg.sender,
            publishedAt: uint64(block.timestamp),
            name: name,
            licence: licence,
            uri: uri
        });
        emit ModelPublished(modelId, msg.sender, name, licence, uri);
    }

    /// @inheritdoc IModelRegistry
    function recordEvaluation(bytes32 modelId, Evaluation calldata evaluation_) external returns (uint256 index) {
        _requireModel(modelId);
        if (
            evaluation_.datasetId == 0 || evaluation_.parametersHash == 0 || evaluation_.resultHash == 0
                || evaluation_.engineDigest == 0 || evaluation_.firstOpenTimeMs > evaluation_.lastOpenTimeMs
        ) revert IncompleteEvaluation();
        EvaluationRecord[] storage records = _evaluations[modelId];
        index = records.length;
        records.push(
            EvaluationRecord({evaluation: evaluation_, evaluator: msg.sender, recordedAt: uint64(block.timestamp)})
        );
        emit EvaluationRecorded(
            modelId, index, msg.sender, evaluation_.datasetId, evaluation_.parametersHash, evaluation_.resultHash
        );
    }

    /// @inheritdoc IModelRegistry
    function model(bytes32 modelId) external view returns (Model memory) {
        return _requireModel(modelId);
    }

    /// @inheritdoc IModelRegistry
    function modelOwner(bytes32 modelId) external view returns (address) {
        return _requireModel(modelId).owner;
    }

    /// @inheritdoc IModelRegistry
    function modelCount() external view returns (uint256) {
        return _ids.length;
    }

    /// @inheritdoc IModelRegistry
    function modelAt(uint256 index) external view returns (Model memory) {
        if (index >= _ids.length) revert UnknownIndex(index, _ids.length);
        return _models[_ids[index]];
    }

    /// @inheritdoc IModelRegistry
    function models(uint256 start, uint256 limit) external view returns (Model[] memory page) {
        page = new Model[](_pageLength(start, limit, _ids.length));
        for (uint256 i = 0; i < page.length; ++i) {
            page[i] = _models[_ids[start + i]];
        }
    }

    /// @inheritdoc IModelRegistry
    function evaluationCount(bytes32 modelId) external view returns (uint256) {
        return _evaluations[modelId].length;
    }

    /// @inheritdoc IModelRegistry
    function evaluation(bytes32 modelId, uint256 index) external view returns (EvaluationRecord memory) {
        EvaluationRecord[] storage records = _evaluations[modelId];
        if (index >= records.length) revert UnknownIndex(index, records.length);
        return records[index];
    }

    /// @inheritdoc IModelRegistry
    function evaluations(bytes32 modelId, uint256 start, uint256 limit)
        external
        view
        returns (EvaluationRecord[] memory page)
    {
        EvaluationRecord[] storage records = _evaluations[modelId];
        page = new EvaluationRecord[](_pageLength(start, limit, records.length));
        for (uint256 i = 0; i < page.length; ++i) {
            page[i] = records[start + i];
        }
    }

    function _requireModel(bytes32 modelId) private view returns (Model storage found) {
        found = _models[modelId];
        if (found.owner == address(0)) revert UnknownModel(modelId);
    }

    function _requireLength(string calldata text, uint256 maximum) private pure {
        uint256 length = bytes(text).length;
        if (length > maximum) revert TextTooLong(length, maximum);
    }

    function _pageLength(uint256 start, uint256 limit, uint256 count) private pure returns (uint256) {
        return start >= count ? 0 : Math.min(limit, count - start);
    }
}
